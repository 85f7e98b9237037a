#!/usr/bin/env bash
# Makes media/sample.flv, the clip that the demo room loops: 30 s from ffmpeg's test sources, H.264 with B-frames and AAC.
set -euo pipefail
cd "$(dirname "$0")/media"
serif=$(fc-match -f '%{file}' 'Noto Serif CJK SC:bold')
sans=$(fc-match -f '%{file}' 'Noto Sans CJK SC')
# Five notes of a pentatonic scale, one every 0.6 s, each fading out.
tune="0.22*sin(2*PI*t*(262*eq(mod(floor(t/0.6)\,10)\,0)+294*eq(mod(floor(t/0.6)\,10)\,1)+330*eq(mod(floor(t/0.6)\,10)\,2)+392*eq(mod(floor(t/0.6)\,10)\,3)+440*eq(mod(floor(t/0.6)\,10)\,4)+392*eq(mod(floor(t/0.6)\,10)\,5)+330*eq(mod(floor(t/0.6)\,10)\,6)+294*eq(mod(floor(t/0.6)\,10)\,7)+330*eq(mod(floor(t/0.6)\,10)\,8)+262*eq(mod(floor(t/0.6)\,10)\,9)))*exp(-3*mod(t\,0.6))"
ffmpeg -hide_banner -loglevel error -y \
  -f lavfi -i "gradients=s=960x540:r=25:d=30:c0=0xF4EEE3:c1=0xE7C27A:c2=0x7FA98C:c3=0xD9A441:n=4:speed=0.006:seed=7" \
  -f lavfi -i "aevalsrc='$tune':s=44100:d=30" \
  -filter_complex "[0:v]drawbox=x=0:y=400:w=960:h=140:color=0x2F6B4F@0.55:t=fill,drawbox=x='mod(t*64\,1100)-140':y=392:w=140:h=8:color=0xC8372D@0.9:t=fill,\
drawtext=fontfile=$serif:text='青禾乡音直播间':fontsize=72:fontcolor=0x20242A:x=(w-text_w)/2:y=130,\
drawtext=fontfile=$sans:text='演示画面，循环播放':fontsize=34:fontcolor=0x4B5057:x=(w-text_w)/2:y=232,\
drawtext=fontfile=$sans:text='想听啥，点一单；有啥说，发公屏':fontsize=36:fontcolor=white:x=(w-text_w)/2:y=420,\
drawtext=fontfile=$sans:text='%{pts\:hms}':fontsize=26:fontcolor=white:x=(w-text_w)/2:y=482[v]" \
  -map '[v]' -map 1:a -c:v libx264 -profile:v main -preset veryslow -crf 27 -bf 2 -g 50 -keyint_min 50 -sc_threshold 0 -maxrate 450k -bufsize 900k -pix_fmt yuv420p \
  -c:a aac -b:a 64k -ac 1 -f flv -flvflags no_duration_filesize sample.flv
ls -l sample.flv
